using System.Net;
using System.Net.Sockets;

namespace RoleFerry.Local;

/// <summary>Asks the operating system for a TCP port that nobody listens on.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

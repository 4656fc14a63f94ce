using System.Net;
using System.Net.Sockets;

namespace RoleFerry.Local;

/// <summary>
/// Finds a TCP port that nobody listens on, below those that the operating system gives to outgoing connections: one of
/// these would sometimes be taken again before we listen on it.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int AfterLast = 32_000;

    /// <summary>A port that was free a moment ago.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, AfterLast);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there.
            }
        }
    }
}

using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Formats;

/// <summary>What Lambda itself says of functions that failed.</summary>
public class LambdaFormatTests
{
    private const string Request = "1e7b0c8a-0d9e-4f3b-9d5e-6a5b4c3d2e1f";
    private const string Report = $"REPORT RequestId: {Request}\tDuration: 12.11 ms\tBilled Duration: 13 ms\t";

    private readonly LogBatchParser _parser = new(Sent.Rules, []);

    [Theory]
    [InlineData(Report + "Status: error\tError Type: Runtime.OutOfMemory")]
    [InlineData(Report + "Status: error\tError Type: Runtime.ExitError")]
    [InlineData("INIT_REPORT Init Duration: 10008.00 ms\tPhase: init\tStatus: timeout")]
    [InlineData("INIT_REPORT Init Duration: 44.52 ms\tPhase: invoke\tStatus: error\tError Type: Runtime.ExitError")]
    [InlineData("EXTENSION\tName: acme\tState: InitError\tEvents: [INVOKE]\tError Type: Extension.InitError")]
    [InlineData("""{"type":"platform.report","record":{"requestId":"r","status":"timeout"}}""")]
    [InlineData("""{"type":"platform.initReport","record":{"status":"error","phase":"init"}}""")]
    [InlineData(
        """{"type":"platform.initRuntimeDone","record":{"status":"error","errorType":"Runtime.ImportModuleError"}}"""
    )]
    [InlineData("""{"type":"platform.restoreReport","record":{"status":"timeout"}}""")]
    [InlineData(
        """{"type":"platform.extension","record":{"name":"acme","state":"InitError","errorType":"Extension.InitError"}}"""
    )]
    [InlineData(
        $$"""{"type":"platform.fault","record":"RequestId: {{Request}} Process exited before completing request"}"""
    )]
    public void A_failure_is_an_error(string line) => Assert.Single(_parser.Parse(Sent.Batch(line)).Groups);

    [Theory]
    [InlineData(Report + "Memory Size: 128 MB\tMax Memory Used: 99 MB")]
    [InlineData("INIT_REPORT Init Duration: 12.00 ms\tPhase: init\tStatus: success")]
    [InlineData("EXTENSION\tName: error-reporter\tState: Ready\tEvents: [INVOKE,SHUTDOWN]")]
    [InlineData("""{"type":"platform.report","record":{"requestId":"r","status":"success"}}""")]
    [InlineData("""{"type":"platform.runtimeDone","record":{"requestId":"r","status":"error"}}""")]
    [InlineData("""{"type":"platform.extension","record":{"name":"acme","state":"Ready","events":["INVOKE"]}}""")]
    [InlineData("""{"type":"platform.initStart","record":{"functionName":"error-reporter"}}""")]
    public void What_went_well_or_is_said_elsewhere_is_none(string line) =>
        Assert.Empty(_parser.Parse(Sent.Batch(line)).Groups);
}

using RoleFerry.Local.Lambda;

namespace RoleFerry.Local.Tests.Lambda;

public sealed class FunctionProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roleferry-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_newest_build_that_can_be_started_is_found()
    {
        Write("functions/Sample/bin/Release/net10.0/RoleFerry.Sample.dll", age: 2);
        Write("functions/Sample/bin/Release/net10.0/RoleFerry.Sample.runtimeconfig.json", age: 2);
        var newest = Write("functions/Sample/bin/Debug/net10.0/RoleFerry.Sample.dll", age: 1);
        Write("functions/Sample/bin/Debug/net10.0/RoleFerry.Sample.runtimeconfig.json", age: 1);
        Write("functions/Sample/bin/Debug/net10.0/ref/RoleFerry.Sample.dll", age: 0);

        Assert.Equal(newest, FunctionProgram.FindBuilt(_folder.FullName, "Sample")?.Path);
        Assert.Null(FunctionProgram.FindBuilt(_folder.FullName, "Other"));
    }

    [Fact]
    public void A_published_function_lies_in_a_folder_of_its_name()
    {
        var bootstrap = Write("Sample/bootstrap", age: 0);

        Assert.Equal(bootstrap, FunctionProgram.FindPublished(_folder.FullName, "Sample")?.Path);
        Assert.Null(FunctionProgram.FindPublished(_folder.FullName, "Other"));
    }

    private string Write(string path, int age)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, "");
        file.LastWriteTimeUtc = new DateTime(2026, 1, 10 - age, 0, 0, 0, DateTimeKind.Utc);
        return file.FullName;
    }
}

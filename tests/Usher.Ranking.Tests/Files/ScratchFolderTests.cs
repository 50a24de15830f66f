using System.Diagnostics;
using Usher.Ranking.Files;

namespace Usher.Ranking.Tests.Files;

public sealed class ScratchFolderTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // What stands for the system's folder for temporary files.
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("usher-test-");

    public void Dispose() => _parent.Delete(recursive: true);

    [Fact]
    public void Is_for_its_owner_alone_and_gone_when_disposed()
    {
        string path;
        using (var scratch = ScratchFolder.Create(ScratchFolder.Job))
        {
            path = scratch.FullName;
            File.WriteAllText(Path.Combine(path, "file"), "text");
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        }

        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void A_name_that_nobody_would_sweep_is_refused() => Assert.Throws<ArgumentException>(() => ScratchFolder.Create("other-"));

    [Fact]
    public void What_a_killed_process_left_is_swept()
    {
        var left = Leave(ScratchFolder.Job + "left", hasLock: true);
        var empty = _parent.CreateSubdirectory(ScratchFolder.Import + "empty").FullName;

        Assert.Equal(2, ScratchFolder.Sweep(_parent.FullName));
        Assert.False(Directory.Exists(left) || Directory.Exists(empty));
    }

    [Fact]
    public void What_a_living_process_works_in_stays()
    {
        using var scratch = ScratchFolder.Create(ScratchFolder.Demo);
        File.WriteAllText(Path.Combine(scratch.FullName, "file"), "text");

        ScratchFolder.Sweep(Path.GetDirectoryName(scratch.FullName)!);

        Assert.True(File.Exists(Path.Combine(scratch.FullName, "file")));
    }

    [Theory]
    [InlineData("usher-data", true)]
    [InlineData("usher-job-of-an-older-version", false)]
    public void What_may_be_something_else_stays(string name, bool hasLock)
    {
        var other = Leave(name, hasLock);

        Assert.Equal(0, ScratchFolder.Sweep(_parent.FullName));
        Assert.True(File.Exists(Path.Combine(other, "inner", "file")));
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        var target = Leave("precious", hasLock: true);
        Directory.CreateSymbolicLink(Path.Combine(_parent.FullName, ScratchFolder.Job + "link"), target);

        ScratchFolder.Sweep(_parent.FullName);

        Assert.True(File.Exists(Path.Combine(target, "inner", "file")));
    }

    [Fact]
    public void What_another_user_owns_stays_even_where_this_one_is_root()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can give a folder to another user.");
        var other = Leave(ScratchFolder.Job + "other", hasLock: true);
        using (var chown = Process.Start("chown", ["-R", "65534", other]))
            chown.WaitForExit();

        Assert.Equal(0, ScratchFolder.Sweep(_parent.FullName));
        Assert.True(File.Exists(Path.Combine(other, "inner", "file")));
    }

    private string Leave(string name, bool hasLock)
    {
        var folder = _parent.CreateSubdirectory(name);
        File.WriteAllText(Path.Combine(folder.CreateSubdirectory("inner").FullName, "file"), "text");
        if (hasLock)
            File.WriteAllText(Path.Combine(folder.FullName, ".lock"), "");
        return folder.FullName;
    }
}

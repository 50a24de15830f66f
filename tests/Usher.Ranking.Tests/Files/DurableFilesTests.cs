using Usher.Contracts;
using Usher.Ranking.Files;

namespace Usher.Ranking.Tests.Files;

public sealed class DurableFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_a_file_and_leave_nothing_beside_it()
    {
        DurableFiles.Write(_folder["file"], output => output.Write("first, and longer"u8));
        DurableFiles.Write(_folder["file"], output => output.Write("second"u8));

        Assert.Equal("second", File.ReadAllText(_folder["file"]));
        Assert.Equal(["file"], _folder.Names);
    }

    [Fact]
    public void Leave_what_was_there_when_writing_fails()
    {
        _folder.Write("file", "older");

        Assert.Throws<InvalidOperationException>(() => DurableFiles.Write(_folder["file"], output =>
        {
            output.Write("half"u8);
            throw new InvalidOperationException();
        }));

        Assert.Equal("older", File.ReadAllText(_folder["file"]));
        Assert.Equal(["file"], _folder.Names);
    }

    [Fact]
    public void Do_not_show_a_file_before_it_is_whole() =>
        DurableFiles.Write(_folder["file"], output =>
        {
            output.Write("half"u8);
            Assert.False(File.Exists(_folder["file"]));
        });

    [Fact]
    public void Write_over_what_an_earlier_process_of_the_same_number_left()
    {
        _folder.Write($".file.{Environment.ProcessId}.unfinished", "left behind, and longer");
        DurableFiles.Write(_folder["file"], output => output.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(_folder["file"]));
        Assert.Equal(["file"], _folder.Names);
    }

    [Fact]
    public void Make_a_folder_with_those_it_lies_in()
    {
        DurableFiles.CreateFolder(_folder["a/b/c/"]);
        DurableFiles.CreateFolder(_folder["a/b/c"]);

        Assert.True(Directory.Exists(_folder["a/b/c"]));
    }

    [Fact]
    public void Do_not_make_a_folder_where_a_file_is() =>
        Assert.ThrowsAny<IOException>(() => DurableFiles.CreateFolder(Path.Combine(_folder.Write("file", ""), "inside")));

    [Fact]
    public void Say_which_folder_cannot_be_flushed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux flushes folders.");
        var error = Assert.Throws<IOException>(() => DurableFiles.FlushNames(_folder["absent"]));

        Assert.StartsWith($"{_folder["absent"]} cannot be flushed to the disk: ", error.Message, StringComparison.Ordinal);
        DurableFiles.FlushNames(_folder.Path);
    }
}

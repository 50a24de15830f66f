using Usher.Contracts;
using Usher.Core.Files;

namespace Usher.Core.Tests.Files;

public sealed class ModelFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sweep_leaves_what_the_records_speak_of_and_nothing_else()
    {
        foreach (var file in (string[])["kept/model.json", "forgotten/model.json", ".kept.123.unfinished/weights.safetensors", "jobs/job-1/job.json", "texts/model/1.safetensors"])
            _folder.Write(file, "");

        new ModelFiles(_folder.Path).Sweep(["kept", "never-written"]);

        Assert.Equal(["kept", "texts"], _folder.Names);
    }

    [Fact]
    public void A_folder_that_is_not_there_yet_has_nothing_to_sweep_or_delete()
    {
        var files = new ModelFiles(_folder["models"]);

        files.Sweep([]);
        files.Delete(["none"]);

        Assert.Empty(_folder.Names);
    }
}

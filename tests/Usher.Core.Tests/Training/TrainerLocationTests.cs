using Usher.Contracts;
using Usher.Core.Training;

namespace Usher.Core.Tests.Training;

public sealed class TrainerLocationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TrainerLocationTests()
    {
        DotNet = _folder.Write("sdk/dotnet", "");
        Directory.CreateDirectory(Runtime);
    }

    private string DotNet { get; }

    private string Runtime => _folder["sdk/shared/Microsoft.NETCore.App/10.0.0/"];

    private string Host => _folder["bin/Usher/release/"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_beside_the_host_where_it_was_published()
    {
        Built();
        Assert.Equal([DotNet, Published()], Find());
    }

    [Fact]
    public void Is_in_the_layout_of_the_build_otherwise() => Assert.Equal([DotNet, Built()], Find());

    [Fact]
    public void Is_what_the_variable_names_before_all_others()
    {
        Published();
        var (library, program) = (_folder.Write("other.dll", ""), _folder.Write("other", ""));

        Assert.Equal([DotNet, library], Find(library));
        Assert.Equal([program], Find(program));
    }

    [Fact]
    public void Is_a_program_where_the_host_was_published_with_a_runtime_of_its_own()
    {
        Published();
        var program = _folder.Write("bin/Usher/release/trainer/Usher.Trainer", "");

        Assert.Equal([program], TrainerLocation.Find(named: null, Host, runtimeFolder: Host));
    }

    [Fact]
    public void Is_run_by_the_dotnet_of_the_path_where_no_other_is_known() =>
        Assert.Equal(["dotnet", Published()], TrainerLocation.Find(named: null, Host, runtimeFolder: Host));

    [Fact]
    public void Is_told_to_be_missing_with_the_places_that_were_looked_at()
    {
        var error = Assert.Throws<TrainerException>(() => Find());
        Assert.Contains(_folder["bin/Usher/release/trainer/Usher.Trainer.dll"], error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder["bin/Usher.Trainer/release/Usher.Trainer.dll"], error.Message, StringComparison.Ordinal);
        Assert.Contains("'recommend' and 'prepare' still work", error.Message, StringComparison.Ordinal);

        Assert.Contains("USHER_TRAINER is 'absent'", Assert.Throws<TrainerException>(() => Find("absent")).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Find(string? named = null) => TrainerLocation.Find(named, Host, Runtime);

    private string Published() => _folder.Write("bin/Usher/release/trainer/Usher.Trainer.dll", "");

    private string Built() => _folder.Write("bin/Usher.Trainer/release/Usher.Trainer.dll", "");
}

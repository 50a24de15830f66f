using WireGenerator;

namespace Usher.Wire.Tests.ServiceModels;

public sealed class GeneratedRecordsTests
{
    private static readonly string Root = RepositoryRoot();

    public static TheoryData<string> Services => [.. Service.All.Select(service => service.Name)];

    [Theory]
    [MemberData(nameof(Services))]
    public void Generating_gives_the_file_that_is_checked_in(string name)
    {
        var service = Service.All.Single(service => service.Name == name);
        var path = new ModelFiles(Root).Find(service);
        Assert.SkipWhen(path is null, $"The model of {name} is absent. {ModelFiles.WhereToGet(service)}");
        var model = ServiceModel.Read(path!);
        var checkedIn = File.ReadAllText(Path.Combine(Root, service.File));
        // Botocore is installed in any version; the shared models have one.
        Assert.SkipWhen(
            service.BotocoreVersion is not null && !checkedIn.Contains(model.Fingerprint, StringComparison.Ordinal), $"botocore has another edition of the model of {name} here.");

        Assert.Equal(checkedIn, RecordWriter.Write(service, model));
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Usher.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests holds Usher.slnx.");
        return folder;
    }
}

using Usher.DataFolders;

namespace Usher.Tests.DataFolders;

public sealed class DataFolderTests
{
    [Theory]
    [InlineData("/given", "/variable", "/xdg", "/given")]
    [InlineData(null, "/variable", "/xdg", "/variable")]
    [InlineData(null, null, "/xdg", "/xdg/usher")]
    [InlineData(null, "", "", "/home/ana/.local/share/usher")]
    public void Is_the_one_that_was_named_nearest(string? option, string? variable, string? xdg, string path) =>
        Assert.Equal(path, DataFolder.Find(option, name => name switch { "USHER_DATA" => variable, "XDG_DATA_HOME" => xdg, "HOME" => "/home/ana", _ => null }).FullName);

    [Fact]
    public void Commands_name_it_where_they_would_not_find_it_by_themselves()
    {
        Assert.EndsWith(" env --data /given", DataFolder.Find("/given", _ => null).CommandLine("env"), StringComparison.Ordinal);
        Assert.EndsWith(" env", DataFolder.Find(null, name => name is "USHER_DATA" ? "/variable" : null).CommandLine("env"), StringComparison.Ordinal);
    }
}

using System.Text.RegularExpressions;
using Usher.Api.S3;

namespace Usher.Api.Tests.S3;

public sealed partial class DocumentedOperationsTests(S3Server server) : IClassFixture<S3Server>
{
    [Fact]
    public void The_table_of_operations_names_those_that_are_answered()
    {
        var section = File.ReadAllText(FindPage()).Split("## S3\n")[1].Split("\n## ")[0];
        var rows = Row().Matches(section).Select(match => match.Groups["name"].Value);

        Assert.Equal(new S3Service(server.Buckets).Operations.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    private static string FindPage()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Usher.slnx")))
                return Path.Combine(folder.FullName, "docs", "operations.md");
        }

        throw new DirectoryNotFoundException("The tests do not run in a repository.");
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}

using System.Text.RegularExpressions;

namespace Usher.Architecture.Tests.Documents;

public sealed partial class DocumentTests
{
    [Fact]
    public void Every_link_to_a_file_leads_to_one()
    {
        var links = Repository.Files("*.md").SelectMany(LinksIn).ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(
            Path.Exists(Path.Combine(Repository.Root, link.Target)), $"{link.Document} links to {link.Target}, which is not there."));
    }

    private static IEnumerable<(string Document, string Target)> LinksIn(string document) => Link()
        .Matches(Repository.Read(document))
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal))
        .Select(target => (document, Path.Combine(Path.GetDirectoryName(document)!, target)));

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)")]
    private static partial Regex Link();
}

using System.Text.RegularExpressions;
using Usher.Access;
using Usher.Access.Simulating;
using Usher.Api.Iam;
using Usher.Api.Personalize;
using Usher.Api.S3;
using Usher.Api.Sts;
using Usher.Api.Tests.Personalize;
using Usher.Api.Tests.S3;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Wire.Personalize;

namespace Usher.Api.Tests;

/// <summary>docs/operations.md tells what there is, and nothing else.</summary>
public sealed partial class DocumentedOperationsTests(S3Server server) : IClassFixture<S3Server>
{
    [Fact]
    public void Of_S3() => Assert.Equal(Sorted(new S3Service(server.Buckets).Operations), Sorted(Row().Matches(Section("S3")).Select(match => match.Groups["name"].Value)));

    [Fact]
    public async Task Of_IAM_STS_and_CloudTrail()
    {
        using var folder = new TemporaryFolder();
        using var account = await UsherAccount.OpenOrCreateAsync(new MemoryIdentityRecords(), folder["key"], TimeProvider.System, TestContext.Current.CancellationToken);
        var answered = new IamOperations(account, SimulationForm.Pairs).All.Concat(new StsOperations(account).All).Select(operation => operation.Name).Append("LookupEvents");

        Assert.Equal(Sorted(answered), Sorted(NamedIn(Section("IAM, STS and CloudTrail"))));
    }

    [Fact]
    public void Of_Personalize_with_those_that_are_not_there_yet()
    {
        var handlers = new PersonalizeHandlers(RegisteredGroups.All(), unbuilt: null!);
        var parts = Section("Personalize").Split("Not there yet are ");

        Assert.Equal(Sorted(PersonalizeOperations.Every.Where(handlers.IsBuilt).Select(operation => operation.Name)), Sorted(NamedIn(parts[0])));
        Assert.Equal(Sorted(PersonalizeOperations.Every.Where(operation => !handlers.IsBuilt(operation)).Select(operation => operation.Name)), Sorted(NamedIn(parts[1])));
    }

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];

    // In a table the first cell names operations; outside of one, every word that is spelled like one does.
    private static IEnumerable<string> NamedIn(string section)
    {
        var lines = section.Split('\n').SkipWhile(line => line.Length > 0 && !line.StartsWith('|') && !line.StartsWith('`') && !line.StartsWith(','));
        return lines.Where(line => line.StartsWith('|') || line.StartsWith('`')).SelectMany(line => Name().Matches(line.StartsWith('|') ? line.Split('|')[1] : line)).Select(match => match.Groups["name"].Value);
    }

    private static string Section(string title) => File.ReadAllText(FindPage()).Split($"## {title}\n")[1].Split("\n## ")[0];

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

    [GeneratedRegex("`(?<name>[A-Z]\\w+)`")]
    private static partial Regex Name();
}

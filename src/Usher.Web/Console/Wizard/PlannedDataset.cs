using System.Text.RegularExpressions;

namespace Usher.Web.Console.Wizard;

/// <summary>One of the datasets that the wizard makes: its file, its schema, and what came of them.</summary>
/// <param name="type">Interactions, Items or Users, as AWS spells it.</param>
internal sealed partial class PlannedDataset(string type)
{
    public string Type { get; } = type;

    /// <summary>Whether a file was chosen that is not in the bucket yet.</summary>
    public bool HasFile { get; set; }

    /// <summary>The key in the bucket.</summary>
    public string? Key { get; set; }

    /// <summary>Where the data lies: chosen by hand, or the bucket and the key.</summary>
    public string Location { get; set; } = "";

    public string SchemaName { get; set; } = "";

    public string Schema { get; set; } = SchemaGuess.Minimal(type);

    public string? SchemaArn { get; set; }

    public string? DatasetArn { get; set; }

    public string? ImportArn { get; set; }

    /// <summary>Tries before this one.</summary>
    public int FailedImports { get; set; }

    public bool IsWanted => Location.Length > 0;

    /// <summary>Takes a file: its name becomes the key, its head a first draft of the schema.</summary>
    public void Take(string fileName, ReadOnlySpan<byte> head, string bucket)
    {
        (HasFile, Key) = (true, Unfit().Replace(fileName, "-"));
        Location = $"s3://{bucket}/{Key}";
        Schema = SchemaGuess.Of(Type, head);
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex Unfit();
}

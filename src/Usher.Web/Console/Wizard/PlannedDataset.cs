using System.Text.RegularExpressions;

namespace Usher.Web.Console.Wizard;

/// <summary>A dataset that the wizard creates, with its file, schema and resources.</summary>
/// <param name="type">Interactions, Items or Users.</param>
internal sealed partial class PlannedDataset(string type)
{
    public string Type { get; } = type;

    /// <summary>Whether a file was chosen that is not uploaded yet.</summary>
    public bool HasFile { get; set; }

    /// <summary>Key of the object in the bucket.</summary>
    public string? Key { get; set; }

    /// <summary>The S3 location of the data: typed in, or made of bucket and key.</summary>
    public string Location { get; set; } = "";

    public string SchemaName { get; set; } = "";

    public string Schema { get; set; } = SchemaGuess.Minimal(type);

    public string? SchemaArn { get; set; }

    public string? DatasetArn { get; set; }

    public string? ImportArn { get; set; }

    /// <summary>Number of imports that failed.</summary>
    public int FailedImports { get; set; }

    public bool IsWanted => Location.Length > 0;

    /// <summary>Sets the file: its name becomes the key, and its first rows give a draft of the schema.</summary>
    public void Take(string fileName, ReadOnlySpan<byte> head, string bucket)
    {
        (HasFile, Key) = (true, Unfit().Replace(fileName, "-"));
        Location = $"s3://{bucket}/{Key}";
        Schema = SchemaGuess.Of(Type, head);
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex Unfit();
}

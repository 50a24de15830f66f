namespace WireGenerator;

/// <summary>What Usher says about records and members beside the model: defaults, and what its own answers never hold. From notes.txt.</summary>
internal sealed class Notes
{
    private readonly Dictionary<string, string> _texts;

    private Notes(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>What notes are about: <c>Record</c> or <c>Record.Member</c>.</summary>
    public IEnumerable<string> Members => _texts.Keys;

    /// <summary>The notes about one service. A line is <c>service Record.Member: text</c>; lines that begin with # are comments.</summary>
    public static Notes Of(string service)
    {
        using var reader = new StreamReader(typeof(Notes).Assembly.GetManifestResourceStream("notes.txt")!);
        return new(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith(service + " ", StringComparison.Ordinal))
            .Select(line => line[(service.Length + 1)..].Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal));
    }

    public string? Find(string about) => _texts.GetValueOrDefault(about);
}

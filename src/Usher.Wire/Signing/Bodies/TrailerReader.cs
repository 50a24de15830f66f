using System.Text;

namespace Usher.Wire.Signing.Bodies;

/// <summary>Reads the trailers after the last chunk, up to the empty line.</summary>
/// <param name="announced">The x-amz-trailer header: the names that will come, separated by commas; null for none.</param>
internal sealed class TrailerReader(string? announced)
{
    private const string SignatureName = "x-amz-trailer-signature";
    private const int MaximumTrailers = 16;

    private readonly string[] _announced = announced?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public Dictionary<string, string> Trailers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public async ValueTask ReadAsync(LineReader lines, ChunkSignatures? signatures, CancellationToken cancellationToken)
    {
        var signed = new StringBuilder();
        string? signature = null;
        for (var line = await Next().ConfigureAwait(false); line.Length > 0; line = await Next().ConfigureAwait(false))
        {
            if (signature is not null)
                throw ChunkFaults.WrongTrailer($"something follows {SignatureName}.");
            var (name, value) = Split(line);
            if (name == SignatureName)
                signature = value;
            else
                Add(name, value, signed);
        }

        if (_announced.FirstOrDefault(name => !Trailers.ContainsKey(name)) is { } missing)
            throw ChunkFaults.WrongTrailer($"x-amz-trailer announces {missing}, which did not come.");
        if (signatures is not null && (Trailers.Count > 0 || signature is not null))
            signatures.CheckTrailers(Encoding.UTF8.GetBytes(signed.ToString()), Encoding.UTF8.GetBytes(signature ?? ""));

        async ValueTask<string> Next() => Encoding.UTF8.GetString((await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false)).Span);
    }

    private static (string Name, string Value) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim()) : throw ChunkFaults.WrongTrailer("a line has no colon.");
    }

    private void Add(string name, string value, StringBuilder signed)
    {
        if (!_announced.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw ChunkFaults.WrongTrailer($"{name} came, which x-amz-trailer does not announce.");
        if (Trailers.Count == MaximumTrailers || !Trailers.TryAdd(name, value))
            throw ChunkFaults.WrongTrailer($"{name} comes twice, or there are more than {MaximumTrailers} trailers.");
        signed.Append(name).Append(':').Append(value).Append('\n');
    }
}

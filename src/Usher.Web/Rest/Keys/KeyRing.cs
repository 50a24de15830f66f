using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace Usher.Web.Rest.Keys;

/// <summary>The valid keys of the file. A change of the file is noticed within a second.</summary>
internal sealed partial class KeyRing(ApiKeyFile file, TimeProvider clock, ILogger<KeyRing> log)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly Lock _reading = new();
    private long _checkedAt;
    private (long Length, DateTime Written) _stamp;
    private volatile FrozenDictionary<string, ApiKey> _active = FrozenDictionary<string, ApiKey>.Empty;

    /// <summary>Whether a key was ever created: from then on requests need one. It never becomes false again.</summary>
    public bool HasKeys { get; private set; }

    /// <summary>Reads the file if it has changed.</summary>
    /// <exception cref="InvalidDataException">The file was damaged when the application started.</exception>
    public void Refresh()
    {
        if (Volatile.Read(ref _checkedAt) is not 0 and var at && clock.GetElapsedTime(at) < Freshness)
            return;

        lock (_reading)
        {
            var isFirst = _checkedAt == 0;
            var stamp = file.Stamp;
            if (isFirst || stamp != _stamp)
                Read(isFirst);
            _stamp = stamp;
            Volatile.Write(ref _checkedAt, clock.GetTimestamp());
        }
    }

    /// <summary>The key that a request sent; null if it is not valid.</summary>
    public ApiKey? Find(string key) => _active.GetValueOrDefault(ApiKeyFile.HashOf(key));

    private void Read(bool isFirst)
    {
        try
        {
            var keys = file.Read();
            HasKeys |= keys.Count > 0;
            _active = keys.Where(key => key.RevokedAt is null).ToFrozenDictionary(key => key.Hash, StringComparer.Ordinal);
        }
        catch (InvalidDataException damage) when (!isFirst)
        {
            // Revoked keys cannot be told from valid ones any more, so no key is accepted.
            _active = FrozenDictionary<string, ApiKey>.Empty;
            LogDamaged(damage.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No key of the REST API is accepted: {Reason}")]
    private partial void LogDamaged(string reason);
}

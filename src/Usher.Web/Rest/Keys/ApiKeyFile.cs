using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Usher.Web.Rest.Keys;

/// <summary>The keys of the REST API in a file that its owner alone may read. Revoked ones stay in it: once a key was made, none is needed nowhere.</summary>
/// <param name="folder">Of the web application; made when the first key is.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ApiKeyFile(string folder, TimeProvider clock)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Prefix = "usher_";
    private const int IdLength = 8;
    private const int SecretLength = 40;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string _path = Path.Combine(folder, "api-keys.json");

    /// <summary>Changes whenever the keys do.</summary>
    internal (long Length, DateTime Written) Stamp => new FileInfo(_path) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc) : default;

    /// <summary>All keys, revoked ones too, in the order in which they were made.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public IReadOnlyList<ApiKey> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<ApiKey[]>(File.ReadAllBytes(_path), JsonOptions) ?? throw new JsonException("It says null.");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (JsonException damage)
        {
            throw new InvalidDataException($"{_path} is damaged: {damage.Message} Bring it back from a backup, or delete it and make new keys.", damage);
        }
    }

    /// <summary>Makes a key.</summary>
    /// <param name="name">What a person calls it.</param>
    /// <param name="scopes">What it is for; of <see cref="Scopes.All"/>.</param>
    /// <param name="perMinute">Requests a minute, at least 1.</param>
    /// <returns>The key, which nobody can see again, and what is kept of it.</returns>
    public (string Key, ApiKey Kept) Create(string name, IReadOnlyList<string> scopes, int perMinute)
    {
        var id = RandomNumberGenerator.GetString(Letters, IdLength);
        var key = $"{Prefix}{id}{RandomNumberGenerator.GetString(Letters, SecretLength)}";
        var kept = new ApiKey { Id = id, Name = name, Hash = HashOf(key), Scopes = scopes, PerMinute = perMinute, CreatedAt = clock.GetUtcNow() };
        Change(keys => [.. keys, kept]);
        return (key, kept);
    }

    /// <summary>Makes a key good for nothing; a server that runs notices within a second.</summary>
    /// <returns>False if no key that is good has this id or name.</returns>
    public bool Revoke(string idOrName)
    {
        var found = false;
        Change(keys => [.. keys.Select(key =>
        {
            if (key.RevokedAt is not null || (key.Id != idOrName && key.Name != idOrName))
                return key;

            found = true;
            return key with { RevokedAt = clock.GetUtcNow() };
        })]);
        return found;
    }

    /// <summary>What is kept of a key.</summary>
    internal static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    // Whole or not at all, and one after the other.
    private void Change(Func<IReadOnlyList<ApiKey>, ApiKey[]> change)
    {
        Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        using var held = new FileStream(_path + ".lock", new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = OwnerOnly });
        var unfinished = _path + ".unfinished";
        using (var file = new FileStream(unfinished, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            JsonSerializer.Serialize(file, change(Read()), JsonOptions);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, _path, overwrite: true);
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Usher.Web.Rest.Keys;

/// <summary>Stores the keys of the REST API in a file that only its owner may read. Revoked keys stay in it, because requests need a key from the moment the first one was created.</summary>
/// <param name="folder">Folder of the web application; created with the first key.</param>
/// <param name="clock">The clock.</param>
public sealed class ApiKeyFile(string folder, TimeProvider clock)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Prefix = "usher_";
    private const int IdLength = 8;
    private const int SecretLength = 40;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string _path = Path.Combine(folder, "api-keys.json");

    /// <summary>Length and time of the file, which change with the keys.</summary>
    internal (long Length, DateTime Written) Stamp => new FileInfo(_path) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc) : default;

    /// <summary>All keys, including revoked ones, oldest first.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public IReadOnlyList<ApiKey> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<ApiKey[]>(File.ReadAllBytes(_path), JsonOptions) ?? throw new JsonException("The JSON value is null.");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (JsonException damage)
        {
            throw new InvalidDataException($"{_path} is damaged: {damage.Message} Restore it from a backup, or delete it and create new keys.", damage);
        }
    }

    /// <summary>Creates a key.</summary>
    /// <param name="name">A name for people.</param>
    /// <param name="scopes">What the key opens; values of <see cref="Scopes.All"/>.</param>
    /// <param name="perMinute">Limit of requests per minute, at least 1.</param>
    /// <returns>The key, which is not stored, and what is stored about it.</returns>
    public (string Key, ApiKey Kept) Create(string name, IReadOnlyList<string> scopes, int perMinute)
    {
        var id = RandomNumberGenerator.GetString(Letters, IdLength);
        var key = $"{Prefix}{id}{RandomNumberGenerator.GetString(Letters, SecretLength)}";
        var kept = new ApiKey { Id = id, Name = name, Hash = HashOf(key), Scopes = scopes, PerMinute = perMinute, CreatedAt = clock.GetUtcNow() };
        Change(keys => [.. keys, kept]);
        return (key, kept);
    }

    /// <summary>Revokes a key. A running server notices within a second.</summary>
    /// <returns>False if no valid key has this id or name.</returns>
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

    /// <summary>The hash that is stored in place of a key.</summary>
    internal static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    // Atomic, and one change at a time.
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

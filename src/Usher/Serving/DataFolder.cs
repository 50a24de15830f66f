using System.Globalization;
using Usher.CommandLine;

namespace Usher.Serving;

/// <summary>The folder that holds an account: its identities, its buckets, its audit trail. Only its owner may look inside.</summary>
internal sealed class DataFolder
{
    /// <summary>Names the folder where --data does not.</summary>
    public const string Variable = "USHER_DATA";

    /// <summary>How this program was called, so that what is printed can be typed; the script of the repository says so.</summary>
    private static string Program => NotEmpty(Environment.GetEnvironmentVariable("USHER_PROGRAM")) ?? "usher";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private DataFolder(string path, bool isDefault) => (FullName, IsDefault) = (path, isDefault);

    public string FullName { get; }

    /// <summary>Whether nobody named another.</summary>
    public bool IsDefault { get; }

    public bool Exists => Directory.Exists(FullName);

    public string Audit => Path.Combine(FullName, "audit");

    public string Buckets => Path.Combine(FullName, "buckets");

    public string Identities => Path.Combine(FullName, "identities.db");

    public string Objects => Path.Combine(FullName, "objects.db");

    /// <summary>The records of dataset groups, solutions, campaigns and the rest.</summary>
    public string Service => Path.Combine(FullName, "service.db");

    /// <summary>The events, items and users that came one by one.</summary>
    public string Events => Path.Combine(FullName, "events.db");

    /// <summary>What campaigns were asked, hour by hour.</summary>
    public string Usage => Path.Combine(FullName, "usage.db");

    /// <summary>The models of solution versions.</summary>
    public string Models => Path.Combine(FullName, "models");

    /// <summary>The web application's: keys of its REST API, and those that seal its cookies.</summary>
    public string Web => Path.Combine(FullName, "web");

    /// <summary>What was imported.</summary>
    public string Datasets => Path.Combine(FullName, "datasets");

    /// <summary>Opens every secret in the folder.</summary>
    public string KeyFile => Path.Combine(FullName, "key");

    public string ServerFile => Path.Combine(FullName, "server.json");

    /// <summary>What a person types to run a command on this folder.</summary>
    public string CommandLine(string command) => $"{Program} {command}" + (IsDefault ? "" : $" --data {FullName}");

    /// <summary>--data, else the variable, else where programs of a user keep their data.</summary>
    /// <remarks>XDG Base Directory Specification: $XDG_DATA_HOME, by default ~/.local/share.</remarks>
    public static DataFolder Find(string? option, Func<string, string?> variable)
    {
        if ((option ?? NotEmpty(variable(Variable))) is { } named)
            return new(Path.GetFullPath(named), isDefault: option is null);

        var home = NotEmpty(variable("HOME")) ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var data = NotEmpty(variable("XDG_DATA_HOME")) ?? Path.Combine(home, ".local", "share");
        return new(Path.Combine(data, "usher"), isDefault: true);
    }

    /// <summary>Makes the folder if it is not there, and keeps everybody else out of it while the answer is not disposed.</summary>
    /// <exception cref="UsherException">Another server has it.</exception>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(FullName, OwnerOnly);
        try
        {
            var held = new FileStream(LockFile, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            File.WriteAllText(ProcessFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return held;
        }
        catch (IOException) when (File.Exists(LockFile))
        {
            throw new UsherException($"Another 'usher serve' has {FullName}. Use that one, stop it, or give this one a folder of its own: usher serve --data DIR --port 4567");
        }
    }

    /// <summary>The process that has the folder: a server that runs, or will in a moment. Null if it is gone, or never was.</summary>
    public int? FindServerProcess()
    {
        try
        {
            return int.TryParse(File.ReadAllText(ProcessFile), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Directory.Exists($"/proc/{id}") ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // A file of its own: the lock itself cannot be looked at without locking it, which a server that is just starting would run into.
    private string ProcessFile => Path.Combine(FullName, "server.pid");

    private string LockFile => Path.Combine(FullName, "lock");

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

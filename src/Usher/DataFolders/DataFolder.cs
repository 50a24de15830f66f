using System.Globalization;
using Usher.CommandLine;

namespace Usher.DataFolders;

/// <summary>The folder that holds an account: its identities, its buckets, its audit trail. Only its owner may look inside.</summary>
internal sealed class DataFolder
{
    /// <summary>Names the folder where --data does not.</summary>
    public const string Variable = "USHER_DATA";

    /// <summary>How this program was called, so that what is printed can be typed; the script of the repository says so.</summary>
    private static string Program => NotEmpty(Environment.GetEnvironmentVariable("USHER_PROGRAM")) ?? "usher";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // What systems put into a folder before anybody uses it: file systems of their own have the one, units of systemd may make the other.
    private static readonly string[] NotOurs = ["lost+found", "tmp"];

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

    /// <summary>What campaigns were asked hour by hour, and the ledger of what would have cost money.</summary>
    public string Usage => Path.Combine(FullName, "usage.db");

    /// <summary>An operator's own prices; not there where those that ship with the program hold.</summary>
    public string Prices => Path.Combine(FullName, "prices.json");

    /// <summary>The models of solution versions.</summary>
    public string Models => Path.Combine(FullName, "models");

    /// <summary>The web application's: keys of its REST API, and those that seal its cookies.</summary>
    public string Web => Path.Combine(FullName, "web");

    /// <summary>What was imported.</summary>
    public string Datasets => Path.Combine(FullName, "datasets");

    /// <summary>Opens every secret in the folder.</summary>
    public string KeyFile => Path.Combine(FullName, "key");

    public string ServerFile => Path.Combine(FullName, "server.json");

    /// <summary>Begins the names of files that are written to see whether the disk takes them, and deleted at once.</summary>
    public const string ProbeStart = ".probe-";

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

    /// <summary>Makes the folder if it is not there, for its owner alone, and keeps other users out of it and of all that this process writes from now on.</summary>
    /// <exception cref="UsherException">Others may look into the folder, and this process cannot or should not change that.</exception>
    public void Protect()
    {
        FileMask.KeepOthersOut();
        Directory.CreateDirectory(FullName, OwnerOnly);
        var mode = File.GetUnixFileMode(FullName);
        if ((mode & ~OwnerOnly) == 0)
            return;

        var found = $"Other users may look into the data folder {FullName} (mode {Convert.ToString((int)mode, 8).PadLeft(4, '0')})";
        if (!IsOurs())
            throw new UsherException($"{found}, and it holds other things than a data folder does. Give Usher a folder of its own (--data DIR), or close this one yourself: chmod 700 {FullName}");

        try
        {
            File.SetUnixFileMode(FullName, OwnerOnly);
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsherException($"{found}, and only its owner can change that. Have the owner say 'chmod 700 {FullName}' and start the server, or give it a folder of its own: --data DIR");
        }
    }

    /// <summary>Makes the folder if it is not there, and keeps every other server out of it while the answer is not disposed.</summary>
    /// <exception cref="UsherException">Another server has it, or it cannot be kept from other users.</exception>
    public IDisposable Lock()
    {
        Protect();
        var held = TakeLock();
        try
        {
            SweepUnfinished();
            SweepSockets();
            File.WriteAllText(ProcessFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The process that has the folder: a server that runs, or will in a moment. Null if it is gone, or never was.</summary>
    public int? FindServerProcess() => ReadProcess() is { } id && IsRunning(id) ? id : null;

    private FileStream TakeLock()
    {
        try
        {
            return new FileStream(LockFile, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        catch (IOException) when (File.Exists(LockFile))
        {
            throw new UsherException($"Another 'usher serve' has {FullName}. Use that one, stop it, or give this one a folder of its own: usher serve --data DIR --port 4567");
        }
    }

    // What a killed server had not finished or not yet deleted. Word of a server that is gone goes, too.
    private void SweepUnfinished()
    {
        foreach (var left in (string[])[.. Directory.EnumerateFiles(FullName, "server.json*"), .. Directory.EnumerateFiles(FullName, ProbeStart + "*")])
            File.Delete(left);
    }

    // The runtime's own way in for debuggers, which only its user can take; a process that is killed leaves the files behind.
    private void SweepSockets()
    {
        var temporary = Path.GetTempPath();
        if (ReadProcess() is not { } last || IsRunning(last) || !Directory.Exists(temporary))
            return;

        foreach (var left in (string[])[.. Directory.EnumerateFiles(temporary, $"dotnet-diagnostic-{last}-*"), .. Directory.EnumerateFiles(temporary, $"clr-debug-pipe-{last}-*")])
        {
            try
            {
                File.Delete(left);
            }
            catch (UnauthorizedAccessException)
            {
                // Of another user, whose process had the same number.
            }
        }
    }

    private int? ReadProcess()
    {
        try
        {
            return int.TryParse(File.ReadAllText(ProcessFile), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsRunning(int process) => Directory.Exists($"/proc/{process}");

    // A server was here, or nobody was. A folder that was named by mistake, such as a home or /tmp, is not shut to its users.
    private bool IsOurs() => File.Exists(LockFile) || File.Exists(KeyFile) || Directory.EnumerateFileSystemEntries(FullName).All(path => NotOurs.Contains(Path.GetFileName(path)) || path == Web || path == Prices);

    // A file of its own: the lock itself cannot be looked at without locking it, which a server that is just starting would run into.
    private string ProcessFile => Path.Combine(FullName, "server.pid");

    private string LockFile => Path.Combine(FullName, "lock");

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

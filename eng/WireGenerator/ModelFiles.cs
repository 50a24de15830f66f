using System.ComponentModel;
using System.Diagnostics;

namespace WireGenerator;

/// <summary>Finds the service models, which are not part of the repository.</summary>
/// <param name="root">Of the repository.</param>
internal sealed class ModelFiles(string root)
{
    private static readonly string[] FileNames = ["service-2.json", "service-2.json.gz"];

    private readonly string _shared = Environment.GetEnvironmentVariable("USHER_SHARED") is { Length: > 0 } shared ? shared : Path.Combine(root, "..", "shared");
    private readonly Lazy<string?> _botocore = new(FindBotocore);

    /// <summary>The model's path; null where it is not on this machine.</summary>
    public string? Find(Service service)
    {
        var folder = FolderOf(service);
        return folder is null ? null : FileNames.Select(name => Path.GetFullPath(Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>What to do where a model is missing.</summary>
    public static string WhereToGet(Service service) => service.BotocoreVersion is null
        ? $"Set USHER_SHARED to the folder that holds api/{service.Name}/service-2.json."
        : $"The model of {service.Name} {service.BotocoreVersion} comes with botocore: pip install botocore.";

    private string? FolderOf(Service service)
    {
        if (service.BotocoreVersion is null)
            return Path.Combine(_shared, "api", service.Name);

        return _botocore.Value is { } botocore ? Path.Combine(botocore, "data", service.Name, service.BotocoreVersion) : null;
    }

    private static string? FindBotocore()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import botocore; print(botocore.__path__[0])"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var folder = python.StandardOutput.ReadToEnd().Trim();
            python.WaitForExit();
            return python.ExitCode == 0 ? folder : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

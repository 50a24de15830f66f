using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Usher.Wire.Tests.ServiceModels;

/// <summary>The service models that an installed botocore brings; tests that need them are skipped where there is none.</summary>
internal static class Botocore
{
    private static readonly Lazy<string?> Folder = new(FindFolder);

    /// <summary>A service's model.</summary>
    /// <param name="service">Such as <c>iam</c>.</param>
    /// <param name="version">Such as <c>2010-05-08</c>.</param>
    public static JsonElement Model(string service, string version)
    {
        Assert.SkipWhen(Folder.Value is null, "python3 has no botocore here.");
        var path = Path.Combine(Folder.Value!, "data", service, version, "service-2.json");
        Assert.SkipUnless(File.Exists(path) || File.Exists(path + ".gz"), $"botocore has no model of {service} {version} here.");

        using Stream file = File.Exists(path) ? File.OpenRead(path) : new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        using var json = JsonDocument.Parse(file);
        return json.RootElement.Clone();
    }

    private static string? FindFolder()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import botocore; print(botocore.__path__[0])"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var folder = python.StandardOutput.ReadToEnd().Trim();
            python.WaitForExit();
            return python.ExitCode == 0 ? folder : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

using Microsoft.Playwright;

namespace Usher.Web.Tests.Console;

/// <summary>Debian's chromium, driven by Playwright.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Missing => File.Exists(Program) ? null : $"{Program} is not there; install the package chromium.";

    /// <param name="playwright">Drives it.</param>
    /// <param name="names">Host names that it finds on this machine.</param>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, params string[] names) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--host-resolver-rules=" + string.Join(", ", names.Select(name => $"MAP {name} 127.0.0.1"))] });
}

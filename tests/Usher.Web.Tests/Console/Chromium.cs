using Microsoft.Playwright;

namespace Usher.Web.Tests.Console;

/// <summary>Debian's chromium, driven by Playwright.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Missing => File.Exists(Program) ? null : $"{Program} is not there; install the package chromium.";

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
}

using Microsoft.Playwright;

namespace Usher.Web.Tests.Browsers;

/// <summary>Debian's Chromium, driven by Playwright.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    // Host names that tests use resolve to this machine.
    private const string HostNames = "MAP *.example 127.0.0.1, MAP *.example.com 127.0.0.1";

    /// <summary>Why tests cannot use it; null where it is installed.</summary>
    public static string? Missing => File.Exists(Program) ? null : $"{Program} is not there; './test' installs the package chromium.";

    // The processes of a container run as root, which Chromium's sandbox refuses. The browser opens nothing but the servers of the tests.
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", $"--host-resolver-rules={HostNames}"] });
}

using Microsoft.Playwright;
using Usher.Contracts;

namespace Usher.Web.Tests.Browsers;

/// <summary>Screenshots of whole pages, for people to look at: in the folder that the variable USHER_SCREENSHOTS names; without it none, because drawing a page takes a second of the processor.</summary>
internal static class Screenshots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("USHER_SCREENSHOTS") is { Length: > 0 } folder ? Directory.CreateDirectory(Path.Combine(Repository.Root, folder)).FullName : null;

    /// <summary>Takes one.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">The file's name without .png; an earlier file is replaced.</param>
    public static Task TakeAsync(IPage page, string name) => Folder is null ? Task.CompletedTask : page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), FullPage = true });
}

using MudBlazor;

namespace Usher.Web.Console.Layout;

/// <summary>The colours and fonts of the console, with sufficient contrast in light and dark. Only fonts of the system are used.</summary>
internal static class ConsoleTheme
{
    private static readonly string[] Fonts = ["system-ui", "-apple-system", "Segoe UI", "Noto Sans", "DejaVu Sans", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#8a4500",
            Secondary = "#5b4b8a",
            Info = "#0b5f8a",
            Success = "#1b6b35",
            Error = "#a3201d",
            Background = "#f6f6f4",
            Surface = "#ffffff",
            AppbarBackground = "#23262d",
            AppbarText = "#ffffff",
            DrawerBackground = "#ffffff",
            TextPrimary = "#1c1e23",
            TextSecondary = "#595c65",
            Divider = "#e0e0da",
            LinesDefault = "#e0e0da",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#f0b45c",
            Secondary = "#b7a6e8",
            Info = "#6fc0ea",
            Success = "#6fd08c",
            Error = "#ff8f88",
            Background = "#16181d",
            Surface = "#1f2229",
            AppbarBackground = "#0f1115",
            AppbarText = "#f2f2f0",
            DrawerBackground = "#1a1d23",
            TextPrimary = "#e8e8e6",
            TextSecondary = "#a5a8b2",
            Divider = "#343842",
            LinesDefault = "#343842",
            PrimaryContrastText = "#16181d",
        },
        LayoutProperties = new() { DefaultBorderRadius = "8px", DrawerWidthLeft = "220px" },
        Typography = new() { Default = new DefaultTypography { FontFamily = Fonts }, Button = new ButtonTypography { FontFamily = Fonts, TextTransform = "none", FontWeight = "600" } },
    };
}

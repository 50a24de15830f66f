using Spectre.Console;

namespace Usher.Rendering;

/// <summary>How all tables look.</summary>
internal static class Tables
{
    public static Table New() => new Table().Border(TableBorder.Simple).BorderColor(Color.Grey);

    public static TableColumn Text(string title) => new TableColumn(Markup.Escape(title)).PadLeft(0);

    public static TableColumn Number(string title) => new TableColumn(Markup.Escape(title)).RightAligned().NoWrap();
}

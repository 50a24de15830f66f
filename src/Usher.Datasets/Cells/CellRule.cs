using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Ranking.Actions;

namespace Usher.Datasets.Cells;

/// <summary>
/// What a cell of one column may hold, and which value it has: the one rule for cells of CSV files, which DuckDB reads, and for single values that
/// come by PutEvents, PutItems and PutUsers.
/// </summary>
/// <remarks>
/// The table for users is in docs/operations.md, "Cells". A text is taken where nothing of it gets lost: 1999.0 is a whole number, 3.7 and 1_995 are
/// none. An empty cell is a missing one. A test compares both readers cell by cell.
/// </remarks>
public sealed partial class CellRule
{
    /// <summary>The latest time, in seconds since 1970-01-01 UTC: in the year 5138. As milliseconds it is in March 1973, so that greater numbers surely are milliseconds.</summary>
    public const long LatestTime = 99_999_999_999;

    private const int LongestId = 256;
    private const int LongestCategory = 1_000;
    private const int LongestTextual = 20_000;

    // DuckDB's casts pass over these around a number.
    private const string Blanks = @"[ \t\n\v\f\r]*";

    // Read by .NET and by RE2, DuckDB's engine, alike.
    private const string WholePattern = @"\A" + Blanks + @"([+-]?[0-9]+)(\.0*)?" + Blanks + @"\z";
    private const string RealPattern = @"\A" + Blanks + @"([+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?)" + Blanks + @"\z";

    private static readonly char[] BlankCharacters = [' ', '\t', '\n', '\v', '\f', '\r'];

    private readonly int? _longest;
    private readonly (long Min, long Max)? _range;
    private readonly bool _isTime;
    private readonly bool _isActionEvent;

    private CellRule(DatasetType type, SchemaField field)
    {
        Field = field;
        var known = KnownField.Find(type, field.Name);
        IsKey = known is { Required: true };
        _isTime = field.IsWholeNumber && field.Name is "TIMESTAMP" or "CREATION_TIMESTAMP" or "ACTION_EXPIRATION_TIMESTAMP" or "EXPIRATION_TIMESTAMP";
        _isActionEvent = type is DatasetType.ActionInteractions && field is { Name: "EVENT_TYPE", Type: FieldType.String };
        _longest = field.Type is not FieldType.String ? null
            : known is { IsId: true } ? LongestId
            : field.Categorical || field.Name == "IMPRESSION" ? LongestCategory
            : null;
        _range = !field.IsWholeNumber ? null
            : _isTime ? (0, LatestTime)
            : type is DatasetType.Actions && field.Name == "VALUE" ? (1, 10)
            : type is DatasetType.Actions && field.Name == "REPEAT_FREQUENCY" ? (0, 30)
            : null;
    }

    /// <summary>The column.</summary>
    public SchemaField Field { get; }

    /// <summary>Whether a row is of no use without this cell: USER_ID, ITEM_ID and TIMESTAMP of interactions, those of action interactions with their event type, the id of all others.</summary>
    public bool IsKey { get; }

    /// <summary>Whether there are texts that the column does not take.</summary>
    internal bool CanFail => !Field.Nullable || Field.Type is not FieldType.String || _longest is not null || _isActionEvent;

    /// <summary>The rule of a column.</summary>
    public static CellRule Of(DatasetType type, SchemaField field) => new(type, field);

    /// <summary>The rules of all columns, in the order of the fields.</summary>
    public static IReadOnlyList<CellRule> Of(Schema schema) => [.. schema.Fields.Select(field => new CellRule(schema.Type, field))];

    /// <summary>Reads a cell that is not empty.</summary>
    /// <param name="text">What stands in it.</param>
    /// <param name="value">A string, a long for whole numbers, a double for numbers (of a float the one that prints the same), or a bool; null where it cannot be taken.</param>
    /// <returns>Why it cannot be taken, to be read behind the text; null where it can.</returns>
    public string? Read(string text, out object? value)
    {
        value = null;
        switch (Field.Type)
        {
            case FieldType.String:
                if (_isActionEvent)
                    return ReadActionEvent(text, out value);
                if (_longest is { } longest && text.Length > longest && CharactersOf(text) > longest)
                    return TooLong(longest);

                value = Field.Textual ? Cut(text) : text;
                return null;

            case FieldType.Int or FieldType.Long:
                if (WholeNumber().Match(text) is not { Success: true } whole
                    || !long.TryParse(whole.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    || (Field.Type is FieldType.Int && number is < int.MinValue or > int.MaxValue))
                    return NotWhole();
                if (_range is { } range && (number < range.Min || number > range.Max))
                    return OutOfRange(number, range);

                value = number;
                return null;

            case FieldType.Float or FieldType.Double:
                return ReadReal(text, out value);

            default:
                var bare = text.Trim(BlankCharacters);
                value = Ascii.EqualsIgnoreCase(bare, "true") ? true : Ascii.EqualsIgnoreCase(bare, "false") ? false : null;
                return value is null ? "is not true or false." : null;
        }
    }

    /// <summary>Why an empty cell cannot be taken; null where it can.</summary>
    public string? ReadEmpty() => Field.Nullable ? null : "The cell is empty, and its field does not allow null.";

    /// <summary>SQL for the cell in the column's type, of any value; null where the text is none of that type.</summary>
    /// <param name="cell">SQL for the text.</param>
    internal string Typed(string cell) => Field.Type switch
    {
        FieldType.String => Field.Textual ? $"left({cell}, {LongestTextual})" : cell,
        FieldType.Int or FieldType.Long => Number(cell, "BIGINT", WholePattern),
        FieldType.Float or FieldType.Double => Number(cell, Sql.TypeOf(Field.Type), RealPattern),
        _ => $"CASE lower(trim({cell}, E' \\t\\n\\v\\f\\r')) WHEN 'true' THEN true WHEN 'false' THEN false END",
    };

    /// <summary>SQL for the value of a cell; null where it is empty or cannot be taken.</summary>
    /// <param name="typed">SQL for what <see cref="Typed"/> gives.</param>
    internal string Value(string typed) => Field.Type switch
    {
        // translate and not upper: upper also gives an ASCII letter for some others, which Read does not take.
        FieldType.String when _isActionEvent => $"CASE WHEN {ActionEvent(typed)} IN ({string.Join(", ", ActionEventTypes.Names.Select(Sql.Text))}) THEN {ActionEvent(typed)} END",
        // Counting bytes is quick, and no text has more characters than bytes.
        FieldType.String => _longest is { } longest ? $"CASE WHEN strlen({typed}) <= {longest} OR length({typed}) <= {longest} THEN {typed} END" : typed,
        FieldType.Int or FieldType.Long => _range is { } range ? $"CASE WHEN {typed} BETWEEN {range.Min} AND {range.Max} THEN {typed} END" : typed,
        FieldType.Float or FieldType.Double => $"CASE WHEN isfinite({typed}) THEN {typed} END",
        _ => typed,
    };

    // Most numbers are written as DuckDB writes them, which is quicker to see than to match. Its casts alone take more than the patterns do.
    private string Number(string cell, string type, string pattern) =>
        $"CASE WHEN TRY_CAST({cell} AS {type})::VARCHAR = {cell} THEN TRY_CAST({cell} AS {Sql.TypeOf(Field.Type)}) "
        + $"ELSE TRY_CAST(regexp_extract({cell}, {Sql.Text(pattern)}, 1) AS {Sql.TypeOf(Field.Type)}) END";

    private static string? ReadActionEvent(string text, out object? value)
    {
        value = ActionEventTypes.Parse(text) is { } type ? ActionEventTypes.NameOf(type) : null;
        return value is null ? "is no event type of action interactions: Taken, Not Taken and Viewed are, in any case, and with '_' or a blank." : null;
    }

    private static string ActionEvent(string text) => $"translate({text}, 'abcdefghijklmnopqrstuvwxyz ', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_')";

    private string? ReadReal(string text, out object? value)
    {
        value = null;
        if (RealNumber().Match(text) is not { Success: true } real)
            return text.Trim(BlankCharacters).TrimStart('+', '-').ToUpperInvariant() is "NAN" or "INF" or "INFINITY" ? "is not a finite number." : "is not a number.";

        // A float is read as such: by way of a double it would be rounded twice.
        var digits = real.Groups[1].ValueSpan;
        var number = Field.Type is FieldType.Float
            ? WithoutTail(float.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture))
            : double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
            return $"is further from 0 than a {(Field.Type is FieldType.Float ? "float" : "double")} reaches.";

        value = number;
        return null;
    }

    /// <summary>3.1 of the float next to 3.1, and not 3.0999999.</summary>
    public static double WithoutTail(float value) => double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private string NotWhole() => this switch
    {
        { _isTime: true } => "is not a whole number; a timestamp is in whole seconds since 1970-01-01 UTC.",
        { Field.Type: FieldType.Int } => "is not a whole number from -2,147,483,648 to 2,147,483,647.",
        _ => "is not a whole number of 64 bits.",
    };

    private string OutOfRange(long number, (long Min, long Max) range) => this switch
    {
        { _isTime: true } when number < 0 => "is negative; a timestamp is in whole seconds since 1970-01-01 UTC.",
        { _isTime: true } => "looks like milliseconds; a timestamp is in whole seconds since 1970-01-01 UTC. Divide it by 1,000.",
        _ => $"is not from {range.Min} to {range.Max}.",
    };

    private string TooLong(int longest) =>
        $"Length cannot be more than {longest} characters for {Field.Name}. Shorten it: "
        + $"{(longest == LongestId ? "an id" : "all categories of a cell together, with the bars between them,")} may have {longest:N0}.";

    private static int CharactersOf(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static string Cut(string text)
    {
        if (text.Length <= LongestTextual || CharactersOf(text) <= LongestTextual)
            return text;

        var end = 0;
        for (var characters = 0; characters < LongestTextual; characters++)
            end += char.IsHighSurrogate(text[end]) ? 2 : 1;
        return text[..end];
    }

    [GeneratedRegex(WholePattern, RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(RealPattern, RegexOptions.CultureInvariant)]
    private static partial Regex RealNumber();
}

using System.Text;
using System.Text.Json;
using Usher.Wire.Errors;

namespace Usher.Access.Policies.Reading;

/// <summary>The text of a policy while it is read: its JSON, the places in it, and the errors that name them.</summary>
internal sealed class PolicySource
{
    public const string Syntax = "Syntax errors in policy.";

    private readonly byte[] _utf8;
    // Index of the first byte of each line.
    private readonly int[] _lines;
    // Characters before each byte; null where each byte is one.
    private readonly int[]? _characters;

    public PolicySource(string text, PolicyKind kind)
    {
        (Text, Kind, _utf8) = (text, kind, Encoding.UTF8.GetBytes(text));
        _lines = [0, .. Enumerable.Range(0, _utf8.Length).Where(at => _utf8[at] == '\n').Select(at => at + 1)];
        if (!Ascii.IsValid(_utf8))
            _characters = CharactersBefore(_utf8);
        Root = Parse();
    }

    public string Text { get; }

    public PolicyKind Kind { get; }

    public JsonElementAt Root { get; }

    public TextPosition Position(int at)
    {
        var line = Array.BinarySearch(_lines, at) is >= 0 and var exact ? exact : ~Array.BinarySearch(_lines, at) - 1;
        return new(line + 1, Characters(at) - Characters(_lines[line]) + 1);
    }

    /// <summary>Where the next value of a list begins; the end of this one where it is the last.</summary>
    public int BehindComma(int end)
    {
        var at = end;
        while (at < _utf8.Length && _utf8[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        return at < _utf8.Length && _utf8[at] == ',' ? at + 1 : end;
    }

    /// <summary>The error of a policy that is none.</summary>
    /// <param name="sentence">In AWS's words.</param>
    /// <param name="at">Where, as an index into the bytes.</param>
    /// <param name="hint">What came, what is allowed.</param>
    public AwsException Malformed(string sentence, int at, string hint) => Malformed(sentence, Position(at), hint);

    /// <summary>The member of an object; null if it has none of that name.</summary>
    public static JsonElementAt? Find(JsonElementAt item, string name)
    {
        foreach (var member in item.Members)
        {
            if (member.Name == name)
                return member.Value;
        }

        return null;
    }

    /// <summary>One of two members that exclude each other; null if there is neither.</summary>
    /// <param name="item">The statement.</param>
    /// <param name="name">The plain one.</param>
    /// <param name="negated">The one with Not.</param>
    /// <param name="emptySentence">In AWS's words, where it is an empty list.</param>
    public (bool IsNegated, JsonElementAt Value)? Either(JsonElementAt item, string name, string negated, string emptySentence)
    {
        var (plain, not) = (Find(item, name), Find(item, negated));
        if (plain is not null && not is not null)
            throw Malformed(Syntax, not.Start, $"{name} and {negated} were both given; remove one");
        if ((plain ?? not) is not { } value)
            return null;
        return value.OneOrMany.Count > 0 ? (not is not null, value) : throw Malformed(emptySentence, value.Start, $"{(not is null ? name : negated)} is an empty list");
    }

    /// <summary>Refuses members of other names than these.</summary>
    public void CheckNames(JsonElementAt item, string what, params string[] names)
    {
        foreach (var (name, start, _) in item.Members)
        {
            if (names.Contains(name))
                continue;

            var meant = names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase) || known == name + "s" || known + "s" == name);
            throw Malformed(Syntax, start, $"{what} has no element '{name}'{(meant is null ? "" : $", but {meant}")}; it has {string.Join(", ", names)}");
        }
    }

    /// <summary>The text of a string, and of nothing else.</summary>
    public string String(JsonElementAt item, string element) => item.Kind is JsonValueKind.String
        ? item.Text
        : throw Malformed(Syntax, item.Start, $"{element} is a string or a list of strings");

    private JsonElementAt Parse()
    {
        var noJson = Kind is PolicyKind.Resource ? "Policies must be valid JSON and the first byte must be '{'" : Syntax;
        try
        {
            var root = JsonTree.Read(_utf8);
            return root.Kind is JsonValueKind.Object ? root : throw Malformed(noJson, root.Start, "a policy is a JSON object with Version and Statement");
        }
        catch (RepeatedNameException error)
        {
            throw Malformed(Syntax, error.Start, error.Message);
        }
        catch (JsonException error)
        {
            var position = new TextPosition((int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1);
            throw Malformed(noJson, position, "it is not JSON: " + error.Message.Split(". ", 2)[0].TrimEnd('.'));
        }
        catch (InvalidOperationException)
        {
            throw Malformed(noJson, new TextPosition(1, 1), "a string holds half a character (an unpaired surrogate)");
        }
    }

    private AwsException Malformed(string sentence, TextPosition at, string hint) => new(
        Kind is PolicyKind.Resource ? "MalformedPolicy" : "MalformedPolicyDocument",
        $"{sentence} Line {at.Line}, column {at.Column}: {hint}.");

    private int Characters(int at) => _characters?[at] ?? at;

    private static int[] CharactersBefore(byte[] utf8)
    {
        var before = new int[utf8.Length + 1];
        for (var at = 0; at < utf8.Length; at++)
            before[at + 1] = before[at] + ((utf8[at] & 0b1100_0000) == 0b1000_0000 ? 0 : 1);
        return before;
    }
}

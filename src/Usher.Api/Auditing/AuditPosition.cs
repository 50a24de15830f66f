using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Usher.Api.Auditing;

/// <summary>A place in the audit trail: everything older than it is still to be read.</summary>
/// <param name="Day">The file.</param>
/// <param name="Offset">The byte at which the newest line still to be read ends.</param>
internal readonly record struct AuditPosition(DateOnly Day, long Offset)
{
    /// <summary>As a NextToken: a word that says nothing to its reader.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{Day.DayNumber}/{Offset}")));

    public static bool TryParse(string token, [NotNullWhen(true)] out AuditPosition? position)
    {
        position = null;
        if (!Base64Url.IsValid(token) || Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token)).Split('/') is not [var day, var offset])
            return false;

        if (int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= DateOnly.MaxValue.DayNumber
            && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            position = new(DateOnly.FromDayNumber(number), bytes);

        return position is not null;
    }
}

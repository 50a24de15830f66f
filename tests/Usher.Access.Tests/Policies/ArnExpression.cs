using System.Text.RegularExpressions;
using Usher.Access.Policies;

namespace Usher.Access.Tests.Policies;

/// <summary>A pattern as a regular expression, made from the words of the guide and from nothing of the program.</summary>
internal static class ArnExpression
{
    public static string Of(string pattern, PatternForm form = PatternForm.Text)
    {
        if (pattern == "*")
            return "(?s)^.*$";

        var parts = form is PatternForm.Text ? [pattern] : pattern.Split(':', 6);
        var expressions = parts.Select((part, index) =>
        {
            var isResource = form is PatternForm.Text || index == 5;
            var one = isResource ? "." : "[^:]";
            var inside = string.Concat(part.Select((it, at) => it switch
            {
                '*' => (form is PatternForm.Resource && at == part.Length - 1 ? "." : one) + "*",
                '?' => one,
                _ => Regex.Escape(it.ToString()),
            }));
            return inside;
        });
        return $"(?s)^{string.Join(':', expressions)}\\z";
    }
}

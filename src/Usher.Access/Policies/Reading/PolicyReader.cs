using System.Text.Json;

namespace Usher.Access.Policies.Reading;

/// <summary>Reads a policy and checks what stands around its statements.</summary>
internal static class PolicyReader
{
    private static readonly string[] Versions = ["2008-10-17", "2012-10-17"];

    public static PolicyDocument Read(string text, PolicyKind kind, bool isStored)
    {
        var source = new PolicySource(text, kind);
        var root = source.Root;
        source.CheckNames(root, "a policy", "Version", "Id", "Statement");
        var version = PolicySource.Find(root, "Version");
        if (version is not null && !Versions.Contains(version.Text))
            throw source.Malformed("Policy document must be version 2012-10-17 or greater.", version.Start, $"Version is '{version.Text}'; {string.Join(" and ", Versions)} are allowed");
        var id = PolicySource.Find(root, "Id");
        if (id is { Kind: not JsonValueKind.String })
            throw source.Malformed(PolicySource.Syntax, id.Start, "Id is a string");

        var list = PolicySource.Find(root, "Statement") ?? throw source.Malformed(PolicySource.Syntax, root.Start, "the policy lacks Statement, one or a list of them");
        if (list.OneOrMany.Count == 0)
            throw source.Malformed(PolicySource.Syntax, list.Start, "Statement is an empty list; one is needed at least");

        var hasVariables = version?.Text == Versions[1];
        var reader = new StatementReader(source, hasVariables, isStored);
        var statements = new List<Statement>();
        var sids = new HashSet<string>(StringComparer.Ordinal);
        // A statement begins behind the bracket or brace that opens it, the next ones behind the comma before.
        var opening = list.Start + 1;
        foreach (var item in list.OneOrMany)
        {
            var statement = reader.Read(item, opening);
            if (statement.Sid is { Length: > 0 } sid && !sids.Add(sid))
                throw source.Malformed("Statement IDs (SID) in a single policy must be unique.", item.Start, $"'{sid}' stands twice");
            statements.Add(statement);
            opening = source.BehindComma(item.End);
        }

        return new(text, hasVariables, id?.Text, statements);
    }
}

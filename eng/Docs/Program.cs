using Usher.Docs;

// Called by eng/update-docs. The first argument is the root of the repository.
string[] verbs = ["rooms", "figures"];
if (args is not [var root, .. var asked] || asked.Except(verbs).Any() || !Directory.Exists(root))
{
    await Console.Error.WriteLineAsync($"Usage: eng/update-docs [{string.Join('|', verbs)}]...");
    return 2;
}

try
{
    var documents = GeneratedDocuments.Of(root, asked.Length == 0 ? verbs : asked).Where(document => document.Text != document.Before).ToArray();
    foreach (var document in documents)
    {
        await File.WriteAllTextAsync(Path.Combine(root, document.Path), document.Text);
        Console.WriteLine($"{document.Path} is up to date again.");
    }

    Console.WriteLine(documents.Length == 0 ? "Nothing has changed." : "Read the changes with 'git diff'. A new folder in docs/architecture.md has no description yet.");
    return 0;
}
catch (InvalidDataException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}

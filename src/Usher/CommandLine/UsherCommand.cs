using System.CommandLine;

namespace Usher.CommandLine;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class UsherCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}

namespace Usher.Docs.Figures;

/// <summary>The results of bench/run that are checked in, by the names of their files. The documents give those of one machine.</summary>
public sealed class ResultFolder(string folder)
{
    private const string Machine = "amd-epyc";

    private readonly Dictionary<string, ResultFile> _files = [];

    /// <exception cref="InvalidDataException">There is no such file.</exception>
    public ResultFile this[string name]
    {
        get
        {
            if (_files.TryGetValue(name, out var known))
                return known;

            var path = Path.Combine(folder, Machine, $"{name}.md");
            if (!File.Exists(path))
                throw new InvalidDataException($"{path} is not there. There are: {string.Join(", ", Directory.GetFiles(Path.Combine(folder, Machine)).Select(Path.GetFileNameWithoutExtension).Order())}.");

            return _files[name] = new(File.ReadAllText(path));
        }
    }
}

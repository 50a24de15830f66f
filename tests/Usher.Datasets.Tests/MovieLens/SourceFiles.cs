using System.Text;
using Usher.Contracts;

namespace Usher.Datasets.Tests.MovieLens;

/// <summary>Files as MovieLens has them, for a folder of a test.</summary>
internal static class SourceFiles
{
    /// <summary>Writes a file, in ISO-8859-1 unless told otherwise.</summary>
    public static TemporaryFolder With(this TemporaryFolder folder, string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(folder[name], text, encoding ?? Encoding.Latin1);
        return folder;
    }
}

namespace Usher.Core.Models;

/// <summary>The folder in which the model folders of all solution versions lie.</summary>
/// <param name="folder">Made when it is not there.</param>
public sealed class ModelFiles(string folder)
{
    /// <summary>A name for a new model.</summary>
    public static string NewName() => Guid.NewGuid().ToString("N");

    /// <summary>Where a model lies, or is to lie.</summary>
    public string PathOf(string name)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }
}

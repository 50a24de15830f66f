using Usher.CommandLine;
using Usher.DataFolders;

namespace Usher.Demo;

/// <summary>Where the server of the demo lies and listens.</summary>
/// <param name="Kept">The data folder that stays; null for one that is gone at the end.</param>
/// <param name="Port">Of the AWS API; 0 for any.</param>
/// <param name="WebPort">Of the web application; 0 for any, null for its usual one or any where that is taken.</param>
internal sealed record DemoPlace(DataFolder? Kept, int Port, int? WebPort)
{
    /// <summary>Takes away all that is in a folder, but not the folder.</summary>
    public static void Clear(DataFolder folder)
    {
        foreach (var entry in new DirectoryInfo(folder.FullName).GetFileSystemInfos())
        {
            if (entry is DirectoryInfo inside)
                inside.Delete(recursive: true);
            else
                entry.Delete();
        }
    }

    /// <summary>The demo makes an account and all that is in it: it does not go on with what is there.</summary>
    /// <exception cref="UsherException">The folder to keep is not empty.</exception>
    public void Check()
    {
        if (File.Exists(Kept?.FullName))
            throw new UsherException($"{Kept.FullName} is a file; --data needs a folder, new or empty.");
        if (Kept is { Exists: true } && Directory.EnumerateFileSystemEntries(Kept.FullName).Any())
            throw new UsherException($"{Kept.FullName} is not empty, and the demo begins anew. Name another folder, or go on with what is there: {Kept.CommandLine("serve")}");
    }
}

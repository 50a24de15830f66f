using Microsoft.Data.Sqlite;
using Usher.Access.Secrets;
using Usher.Core.Training;
using Usher.Datasets;
using Usher.Datasets.MovieLens;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Ranking.Recipes;

namespace Usher.CommandLine;

/// <summary>Which exceptions are a person's to mend, and what to say of them.</summary>
internal static class UserErrors
{
    // errno of "no space left on device" and "disk quota exceeded", which .NET hands on as the HResult of an IOException.
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;

    // SQLITE_BUSY
    private const int Busy = 5;

    /// <summary>2 where the command line itself is wrong, else 1.</summary>
    public static int ExitCodeOf(Exception exception) => exception is UsageException or RecipeException ? ExitCodes.WrongUsage : ExitCodes.Failure;

    /// <summary>The message to show, or null where the exception tells of a fault of our own.</summary>
    public static string? MessageOf(Exception exception) => exception switch
    {
        UsherException or TrainerException or KeyFileException or RecipeException or MovieLensException or DatasetException or SchemaException or BadRowsException or InvalidDataException => exception.Message,
        FileNotFoundException { FileName: { } file } => $"{file} does not exist.",
        FileNotFoundException or DirectoryNotFoundException => exception.Message,
        UnauthorizedAccessException => $"{exception.Message} Check who owns it and its permissions.",
        IOException { HResult: NoSpace or QuotaExceeded } => $"The disk is full: {exception.Message.TrimEnd('.')}. Make room and run the command again.",
        IOException => exception.Message,
        SqliteException { SqliteErrorCode: Busy } => $"A database of the data folder is locked by another program for more than half a minute ({exception.Message.TrimEnd('.')}). Close what has it open, such as sqlite3 or a backup, and run the command again.",
        _ => null,
    };
}

namespace Usher.Datasets.Tables;

/// <summary>Data that cannot be used as a whole: a file missing, unreadable or empty, a header that does not fit, too little of it, a full disk.</summary>
public sealed class DatasetException : Exception
{
    public DatasetException(string message)
        : base(message)
    {
    }

    public DatasetException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

using Usher.Filters.Expressions;

namespace Usher.Filters;

/// <summary>A filter expression cannot be read, or breaks a rule. The message says where, what stands there and what could stand there.</summary>
public sealed class FilterException : Exception
{
    /// <param name="message">What stands there and what could.</param>
    /// <param name="place">Where.</param>
    public FilterException(string message, TextPlace place)
        : base($"The filter expression, {place}: {message}") => Place = place;

    /// <summary>Where in the expression.</summary>
    public TextPlace Place { get; }
}

using System.Globalization;
using Usher.Api.Calls;
using Usher.Api.Json;
using Usher.Wire.Errors;
using Usher.Wire.Json;

namespace Usher.Api.UsherApi;

/// <summary>Reads the requests and writes the answers of Usher's own API.</summary>
internal static class UsherCalls
{
    /// <summary>A parameter of the query.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">Its name.</param>
    /// <param name="example">An example for the error message.</param>
    /// <exception cref="AwsException">InvalidInputException: it is not there.</exception>
    public static string Parameter(this AwsCall call, string name, string example) => call.OptionalParameter(name)
        ?? throw new AwsException("InvalidInputException", $"{name} is missing. Give it in the query: ?{name}={example}");

    /// <summary>A parameter of the query; null where it is not there or empty.</summary>
    public static string? OptionalParameter(this AwsCall call, string name) => call.Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>A whole number in the query; null where it is not there.</summary>
    /// <exception cref="AwsException">InvalidInputException: it is no number, or out of range.</exception>
    public static int? OptionalNumber(this AwsCall call, string name, int min, int max) => call.OptionalParameter(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max => number,
        var text => throw new AwsException("InvalidInputException", $"{name} is '{text}'; a number from {min} to {max} is allowed."),
    };

    /// <summary>The dataset group that the query names, once the caller is authorized for the action on it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="action">Such as usher:ListItems.</param>
    /// <returns>Its ARN, as it came.</returns>
    /// <exception cref="AwsException">InvalidInputException: it is not there; AccessDenied.</exception>
    public static string AuthorizeOnGroup(this AwsCall call, string action)
    {
        var arn = call.Parameter("datasetGroupArn", "arn:aws:personalize:REGION:ACCOUNT:dataset-group/NAME");
        call.Authorize(action, arn);
        return arn;
    }

    public static Task<T> ReadAsync<T>(this AwsCall call, CancellationToken cancellationToken)
        where T : class => call.ReadAsync<T>(AwsJson.Options, cancellationToken);

    public static Task AnswerAsync<T>(this AwsCall call, T answer, CancellationToken cancellationToken)
        where T : class => call.WriteAsync(answer, AwsJson.Options, AwsJson.RestContentType, cancellationToken);
}

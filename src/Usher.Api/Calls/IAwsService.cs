using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;

namespace Usher.Api.Calls;

/// <summary>One service: answers the calls that were signed for it, and renders errors in its protocol.</summary>
internal interface IAwsService
{
    /// <summary>The service's name in the scope of a signature: s3, iam, sts, personalize.</summary>
    string SigningName { get; }

    /// <summary>The operation of a request, such as CreateUser; null if it is unknown.</summary>
    /// <remarks>For the audit trail and the log. The pipeline calls it after the answer, because the operation of a Query request is in the body.</remarks>
    string? OperationOf(AwsCall call);

    /// <summary>Answers, or throws an <see cref="AwsException"/>.</summary>
    Task AnswerAsync(AwsCall call, CancellationToken cancellationToken);

    /// <summary>Writes an error, with the status that this service has for its code.</summary>
    Task RefuseAsync(HttpContext http, string requestId, AwsException error);
}

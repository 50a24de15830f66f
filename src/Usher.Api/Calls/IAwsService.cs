using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;

namespace Usher.Api.Calls;

/// <summary>One AWS service: answers the calls that were signed for it, and says errors in the form its clients read.</summary>
internal interface IAwsService
{
    /// <summary>The service's name in the scope of a signature: s3, iam, sts, personalize.</summary>
    string SigningName { get; }

    /// <summary>The operation that a request asks for, such as CreateUser; null where it asks for none that is known.</summary>
    /// <remarks>For the audit trail and the log; of Query requests it is known only once the body is read, so the pipeline asks after the answer.</remarks>
    string? OperationOf(AwsCall call);

    /// <summary>Answers, or throws an <see cref="AwsException"/>.</summary>
    Task AnswerAsync(AwsCall call, CancellationToken stop);

    /// <summary>Writes an error, with the status that this service has for its code.</summary>
    Task RefuseAsync(HttpContext http, string requestId, AwsException error);
}

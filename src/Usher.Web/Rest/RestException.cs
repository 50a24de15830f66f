namespace Usher.Web.Rest;

/// <summary>An error of the REST API itself, not of Personalize.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">What came, what is allowed and what to try.</param>
internal sealed class RestException(int status, string detail) : Exception(detail)
{
    public int Status => status;
}

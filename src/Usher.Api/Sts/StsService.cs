using Usher.Access;
using Usher.Api.Query;

namespace Usher.Api.Sts;

/// <summary>STS: who am I, and temporary credentials.</summary>
internal sealed class StsService(UsherAccount account)
    : QueryService("sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/", new StsOperations(account).All);

namespace Usher.Web.Console.SignIn;

/// <summary>There is no session any more; the browser is on its way to the sign-in.</summary>
internal sealed class SessionEndedException() : Exception("The session is over.");

namespace Usher.Web.Console.SignIn;

/// <summary>The session has ended; the browser is being redirected to the sign-in.</summary>
internal sealed class SessionEndedException() : Exception("The session has ended.");

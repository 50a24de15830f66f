// Small rooms whose folders refer to each other, one for each way to refer to a type. FolderTests reads them as it reads the rooms of the house.
#pragma warning disable CA1812, CA1823, IDE0051, CS0169, CS0649, CS0414, CS0067, CA1852, IDE0060, CA1822, CA1801, CA1813, CA1019, CA1018, CA2211, CA1051, CA1040, CA1715, CA1003, CA1064, CA1032, CA1710, CA1711

namespace Usher.Architecture.Tests.Examples.Fields.One { internal sealed class A { internal Two.B? B; } }
namespace Usher.Architecture.Tests.Examples.Fields.Two { internal sealed class B { internal One.A? A; } }

namespace Usher.Architecture.Tests.Examples.Properties.One { internal sealed class A { internal Two.B? B { get; set; } } }
namespace Usher.Architecture.Tests.Examples.Properties.Two { internal sealed class B { internal One.A? A { get; set; } } }

namespace Usher.Architecture.Tests.Examples.Parameters.One { internal sealed class A { internal static void Take(Two.B b) { } } }
namespace Usher.Architecture.Tests.Examples.Parameters.Two { internal sealed class B { internal static void Take(One.A a) { } } }

namespace Usher.Architecture.Tests.Examples.Bases.One { internal class A { internal Two.B? B; } }
namespace Usher.Architecture.Tests.Examples.Bases.Two { internal sealed class B : One.A; }

namespace Usher.Architecture.Tests.Examples.Interfaces.One { internal interface IA { Two.B B { get; } } }
namespace Usher.Architecture.Tests.Examples.Interfaces.Two { internal sealed class B : One.IA { Two.B One.IA.B => this; } }

namespace Usher.Architecture.Tests.Examples.Bodies.One { internal static class A { internal static int Count() => Two.B.Count(); } }
namespace Usher.Architecture.Tests.Examples.Bodies.Two { internal static class B { internal static int Count() => One.A.Count(); } }

namespace Usher.Architecture.Tests.Examples.Lambdas.One { internal static class A { internal static Func<Task> Count => async () => await Two.B.Count(); } }
namespace Usher.Architecture.Tests.Examples.Lambdas.Two
{
    internal static class B
    {
        internal static async Task Count()
        {
            await Task.Yield();
            await One.A.Count();
        }
    }
}

namespace Usher.Architecture.Tests.Examples.Arrays.One { internal sealed class A { internal Two.B[]? B; } }
namespace Usher.Architecture.Tests.Examples.Arrays.Two { internal sealed class B { internal static void Take(ref One.A[] a) { } } }

namespace Usher.Architecture.Tests.Examples.Generics.One { internal sealed class A { internal List<List<Two.B>>? B; } }
namespace Usher.Architecture.Tests.Examples.Generics.Two { internal sealed class B { internal static object Make() => Enumerable.Empty<One.A>(); } }

namespace Usher.Architecture.Tests.Examples.Constraints.One { internal interface IA<T> where T : Two.IB; }
namespace Usher.Architecture.Tests.Examples.Constraints.Two { internal interface IB { void Take<T>(T value) where T : One.IA<IB>; } }

namespace Usher.Architecture.Tests.Examples.Attributes.One { internal sealed class AAttribute(Type type) : Attribute { internal Type Type { get; } = type; } }
namespace Usher.Architecture.Tests.Examples.Attributes.Two { [One.A(typeof(string))] internal sealed class B { internal sealed class C; } }
namespace Usher.Architecture.Tests.Examples.Attributes.One { [A(typeof(Two.B))] internal sealed class D; }

namespace Usher.Architecture.Tests.Examples.Nested.One { internal sealed class A { internal sealed class Inner { internal Two.B.Inner? B; } } }
namespace Usher.Architecture.Tests.Examples.Nested.Two { internal sealed class B { internal sealed class Inner { internal One.A.Inner? A; } } }

namespace Usher.Architecture.Tests.Examples.Exceptions.One { internal sealed class AException : Exception { internal Two.B? B; } }
namespace Usher.Architecture.Tests.Examples.Exceptions.Two
{
    internal sealed class B
    {
        internal static void Try(Action action)
        {
            try
            {
                action();
            }
            catch (One.AException)
            {
            }
        }
    }
}

namespace Usher.Architecture.Tests.Examples.RootBelow { internal sealed class Root { internal One.A? A; } }
namespace Usher.Architecture.Tests.Examples.RootBelow.One { internal sealed class A { internal Root? Root; } }

namespace Usher.Architecture.Tests.Examples.RootAbove { internal sealed class Root { internal One.A? A; } }
namespace Usher.Architecture.Tests.Examples.RootAbove.One { internal sealed class A; }

namespace Usher.Architecture.Tests.Examples.Acyclic.Above { internal sealed class A { internal Below.B? B; internal Beside.C? C; } }
namespace Usher.Architecture.Tests.Examples.Acyclic.Beside { internal sealed class C { internal Below.B? B; } }
namespace Usher.Architecture.Tests.Examples.Acyclic.Below { internal sealed class B { internal sealed class Inner { internal B? B; } } }

// A ring of three, and within it one of two.
namespace Usher.Architecture.Tests.Examples.Long.Farm { internal sealed class Farmer { internal Mill.Miller? Miller; } }
namespace Usher.Architecture.Tests.Examples.Long.Mill { internal sealed class Miller { internal Bakery.Baker? Baker; } }
namespace Usher.Architecture.Tests.Examples.Long.Bakery { internal sealed class Baker { internal Farm.Farmer? Farmer; internal Mill.Miller? Miller; } }

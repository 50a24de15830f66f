using Mono.Cecil;

namespace Usher.Architecture.Tests.Folders;

/// <summary>Collects the types of an assembly that one of its types refers to.</summary>
/// <remarks>
/// A reference is a base type, an interface, a constraint, an attribute or a type named in one, the type of a member, parameter or variable, and every type that the body of a method names. What a
/// nested type refers to counts for the type around it. Constants and <c>nameof</c> are not seen: the compiler writes their values and leaves no reference in the assembly.
/// </remarks>
internal sealed class TypeReferences
{
    private readonly ModuleDefinition _module;
    private readonly HashSet<string> _names = [];

    private TypeReferences(ModuleDefinition module) => _module = module;

    /// <returns>Pairs of full names of types: the first refers to the second.</returns>
    public static IReadOnlyList<(string From, string To)> Read(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return [.. module.Types.SelectMany(type => UsedBy(type, module).Select(used => (type.FullName, used)))];
    }

    private static IEnumerable<string> UsedBy(TypeDefinition type, ModuleDefinition module)
    {
        var references = new TypeReferences(module);
        references.AddType(type);
        return references._names.Where(name => name != type.FullName);
    }

    private void AddType(TypeDefinition type)
    {
        Add(type.BaseType);
        AddAttributes(type);
        AddConstraints(type);
        foreach (var implemented in type.Interfaces)
            Add(implemented.InterfaceType);
        foreach (var field in type.Fields)
        {
            Add(field.FieldType);
            AddAttributes(field);
        }

        // The types of properties and events are those of their methods.
        foreach (var property in type.Properties)
            AddAttributes(property);
        foreach (var raised in type.Events)
            AddAttributes(raised);
        foreach (var method in type.Methods)
            AddMethod(method);
        foreach (var nested in type.NestedTypes)
            AddType(nested);
    }

    private void AddMethod(MethodDefinition method)
    {
        AddCall(method);
        AddAttributes(method);
        AddAttributes(method.MethodReturnType);
        AddConstraints(method);
        foreach (var parameter in method.Parameters)
            AddAttributes(parameter);
        if (!method.HasBody)
            return;

        foreach (var variable in method.Body.Variables)
            Add(variable.VariableType);
        foreach (var handler in method.Body.ExceptionHandlers)
            Add(handler.CatchType);
        foreach (var operand in method.Body.Instructions.Select(instruction => instruction.Operand))
        {
            switch (operand)
            {
                case MethodReference called:
                    AddCall(called);
                    break;
                case FieldReference field:
                    Add(field.DeclaringType);
                    Add(field.FieldType);
                    break;
                case TypeReference named:
                    Add(named);
                    break;
            }
        }
    }

    private void AddCall(MethodReference method)
    {
        Add(method.DeclaringType);
        Add(method.ReturnType);
        foreach (var parameter in method.Parameters)
            Add(parameter.ParameterType);
        if (method is GenericInstanceMethod generic)
        {
            foreach (var argument in generic.GenericArguments)
                Add(argument);
        }
    }

    private void AddConstraints(IGenericParameterProvider provider)
    {
        foreach (var constraint in provider.GenericParameters.SelectMany(parameter => parameter.Constraints))
            Add(constraint.ConstraintType);
    }

    private void AddAttributes(ICustomAttributeProvider provider)
    {
        foreach (var attribute in provider.CustomAttributes)
        {
            Add(attribute.AttributeType);
            try
            {
                foreach (var argument in attribute.ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument)))
                    Add(argument.Value as TypeReference);
            }
            catch (AssemblyResolutionException)
            {
                // An argument that is an enum of another assembly can be read with that assembly only. It is no type of this room.
            }
        }
    }

    private void Add(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                foreach (var argument in generic.GenericArguments)
                    Add(argument);
                Add(generic.ElementType);
                return;
            case TypeSpecification specification:
                if (specification is IModifierType modifier)
                    Add(modifier.ModifierType);
                Add(specification.ElementType);
                return;
        }

        var outer = type;
        while (outer.DeclaringType is not null)
            outer = outer.DeclaringType;
        if (outer.Scope == _module)
            _names.Add(outer.FullName);
    }
}
